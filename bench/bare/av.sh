#!/bin/bash
# A delivery of recordings, taken in by bare tools: av.sh <delivery> <folder> <python>
# One ffmpeg for each job, MediaConch, checksums. It decides nothing, keeps no record, and must be begun again when it breaks off.
set -euo pipefail
delivery=$1 to=$2 python=$3
made=$to/package
mkdir -p "$made"/{master,access,original}
cd "$delivery"
ff() { ffmpeg -nostdin -v error -y "$@"; }
"$python" -m fido.fido -q -recurse objects >"$to/fido.csv"
grep -o '  objects/.*' metadata/checksum.sha512 | cut -c3- | xargs -d '\n' openssl dgst -sha512 -r |
  sed 's/ \*/  /' | sort >"$to/found.sha512"
sort metadata/checksum.sha512 | grep '  objects/' | cmp - "$to/found.sha512"

for file in objects/*/*; do
  name=$(basename "${file%.*}")
  mediainfo --Output=JSON "$file" >"$to/$name.json"
  mediainfo --Output=EBUCore_1.8_ps "$file" >"$to/$name.xml"
  ln -s "$PWD/$file" "$made/original/"
  case $file in
  *.mov)
    ff -i "$file" -map 0:v -c:v rawvideo -f framemd5 "$to/$name.source.md5" -map 0:a -c:a pcm_s24le -f hash "$to/$name.source.hash" \
      -map 0:v -vf "idet,signalstats=stat=tout+vrep+brng,blackdetect=d=0,freezedetect=n=-60dB:d=0.2,metadata=print:file=$to/$name.csv" -f null - \
      -map 0:a -af "ebur128=metadata=1:peak=true,astats,silencedetect=n=-60dB:d=3,ametadata=print:file=$to/$name.ebur" -f null - 2>"$to/$name.log"
    ff -i "$file" -map 0:v -map 0:a -c copy -c:v ffv1 -level 3 -coder 1 -context 0 -g 1 -slices 24 -slicecrc 1 "$made/master/$name.mkv" \
      -map 0:v -map 0:a -vf "bwdif,scale=trunc(iw*sar/2)*2:trunc(ih/2)*2,setsar=1,format=yuv420p" -c:v libx264 -preset veryfast -crf 21 \
      -c:a aac -b:a 160k -ac 2 -movflags +faststart "$made/access/$name.mp4"
    ff -i "$made/master/$name.mkv" -map 0:v -c:v rawvideo -f framemd5 "$to/$name.master.md5" -map 0:a -c:a pcm_s24le -f hash "$to/$name.master.hash"
    cmp <(grep -v '^#' "$to/$name.source.md5" | cut -d, -f6) <(grep -v '^#' "$to/$name.master.md5" | cut -d, -f6)
    cmp "$to/$name.source.hash" "$to/$name.master.hash"
    mediaconch -mc -fx "$made/master/$name.mkv" >"$to/$name.conch.xml"
    ;;
  *)
    ff -i "$file" -c:a pcm_s32le -f hash "$to/$name.source.hash" \
      -af "ebur128=metadata=1:peak=true,astats,silencedetect=n=-60dB:d=3,aphasemeter=video=0,ametadata=print:file=$to/$name.ebur" -f null - 2>"$to/$name.log"
    ff -i "$file" -c:a copy -write_bext 1 -rf64 auto -metadata description=x -metadata originator=x -metadata coding_history=x "$made/master/$name.wav"
    ff -i "$made/master/$name.wav" -c:a pcm_s32le -f hash "$to/$name.master.hash"
    cmp "$to/$name.source.hash" "$to/$name.master.hash"
    ff -i "$file" -filter_complex "[0:a]asplit[a][b];[b]showwavespic=s=1800x300[w]" -map "[a]" -c:a libmp3lame -b:a 192k -ar 44100 "$made/access/$name.mp3" \
      -map "[w]" -frames:v 1 "$made/access/$name.png"
    ;;
  esac
done

cd "$made"
find . ! -type d | cut -c3- | sort | xargs -d '\n' openssl dgst -sha512 -r | sort >"$to/manifest.sha512"
mv "$to/manifest.sha512" "$made/"
copy() {
  mkdir -p "$1"
  cp -rL "$made" "$1/"
  sync -f "$1"
  cd "$1/package"
  cut -d'*' -f2 manifest.sha512 | xargs -d '\n' openssl dgst -sha512 -r | sort | cmp - manifest.sha512
}
copy "$to/site-a" & first=$!
copy "$to/site-b" & second=$!
wait "$first"
wait "$second"
