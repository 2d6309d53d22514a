#!/bin/bash
# A delivery of pages, taken in by bare tools: paper.sh <delivery> <folder> <processes> <python>
# Each job is done by the fastest tool that Debian or PyPI has for it, in batches where the tool can, on as many processes as
# the flow uses. It decides nothing, keeps no record, and must be begun again from the start when it breaks off.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
delivery=$1 to=$2 processes=$3 python=$4
export OMP_THREAD_LIMIT=1 # tesseract's own threads make it 6.7 times slower
made=$to/package
mkdir -p "$made"/{master,text,access} "$to/grey"
cd "$delivery"
pages=$(find objects -name '*.tif' -not -path '*/_targets/*' | sort)
each() { xargs -P "$processes" -d '\n' "$@"; }

# identify; check what was promised; read the tags
"$python" -m fido.fido -q -recurse objects >"$to/fido.csv"
grep -o '  objects/.*' metadata/checksum.sha256 | cut -c3- | each -n 16 openssl dgst -sha256 -r |
  sed 's/ \*/  /' | sort >"$to/found.sha256"
sort metadata/checksum.sha256 | grep '  objects/' | cmp - "$to/found.sha256"
exiftool -q -json -r objects >"$to/exif.json"

# look at the pixels; a grey copy for OCR, a JPEG for readers: one decoding for all three
each -n 25 "$python" "$here/look.py" "$to/grey" "$made/access" <<<"$pages" >"$to/look.csv"

# masters by the profile of config/policies (jp2-lossless), and their proof
# shellcheck disable=SC2016
each -n 1 sh -c 'exec opj_compress -i "$1" -o "$0/$(basename "$1" .tif).jp2" -n 6 -t 1024,1024 -b 64,64 -p RPCL \
  -c "[256,256],[256,256],[128,128],[128,128],[128,128],[128,128]" -q 22,25,28,31,34,37,40,43,46,49,0 \
  -SOP -EPH -M 32' "$made/master" <<<"$pages" >"$to/opj.log" 2>&1
each -n 25 "$python" "$here/same.py" "$made/master" "$to" <<<"$pages"
"${python%/*}/jpylyzer" "$made"/master/*.jp2 >"$to/jpylyzer.xml"

# text
find "$to/grey" -name '*.tif' | sort | each -I{} sh -c \
  'exec tesseract "$1" "$0/$(basename "$1" .tif)" -l nld --dpi 300 alto' "$made/text" {} 2>"$to/tesseract.log"
rm -r "$to/grey"

# one PDF/A for readers, validated
"$python" "$here/bind.py" "$made"

# checksums of all that is kept, two copies, read back
mkdir -p "$made/original"
ln -s "$PWD"/objects/*/*.tif "$made/original/"
cd "$made"
find . ! -type d | cut -c3- | sort | each -n 16 openssl dgst -sha512 -r | sort >"$to/manifest.sha512"
mv "$to/manifest.sha512" "$made/"
copy() {
  mkdir -p "$1"
  cp -rL "$made" "$1/"
  sync -f "$1"
  cd "$1/package"
  cut -d'*' -f2 manifest.sha512 | xargs -d '\n' -n 16 openssl dgst -sha512 -r | sort | cmp - manifest.sha512
}
copy "$to/site-a" & first=$!
copy "$to/site-b" & second=$!
wait "$first"
wait "$second"
