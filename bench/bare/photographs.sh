#!/bin/bash
# A delivery of photographs (16-bit RGB), taken in by bare tools: photographs.sh <delivery> <folder> <processes> <python>
# As paper.sh: the fastest tool for each job, in batches where the tool can. It decides nothing, keeps no record, loses profiles,
# XMP and IPTC, and must be begun again from the start when it breaks off.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
delivery=$1 to=$2 processes=$3 python=$4
made=$to/package
mkdir -p "$made"/{master,access,original}
cd "$delivery"
photographs=$(find objects -name '*.tif' -not -path '*/_targets/*' | sort)
each() { xargs -P "$processes" -d '\n' "$@"; }

# identify; check what was promised; read the tags
"$python" -m fido.fido -q -recurse objects >"$to/fido.csv"
grep -o '  objects/.*' metadata/checksum.sha256 | cut -c3- | each -n 4 openssl dgst -sha256 -r |
  sed 's/ \*/  /' | sort >"$to/found.sha256"
sort metadata/checksum.sha256 | grep '  objects/' | cmp - "$to/found.sha256"
exiftool -q -json -r objects >"$to/exif.json"

# look at the pixels; a JPEG for readers: one decoding for both
each -n 2 "$python" "$here/look16.py" "$made/access" <<<"$photographs" >"$to/look.csv"

# masters by the profile of config/policies (jp2-lossless, bypass at 16 bits), and their proof
# shellcheck disable=SC2016
each -n 1 sh -c 'exec opj_compress -i "$1" -o "$0/$(basename "$1" .tif).jp2" -n 6 -t 1024,1024 -b 64,64 -p RPCL \
  -c "[256,256],[256,256],[128,128],[128,128],[128,128],[128,128]" -q 22,25,28,31,34,37,40,43,46,49,0 \
  -SOP -EPH -M 33' "$made/master" <<<"$photographs" >"$to/opj.log" 2>&1
each -n 2 "$python" "$here/same.py" "$made/master" "$to" <<<"$photographs"
"${python%/*}/jpylyzer" "$made"/master/*.jp2 >"$to/jpylyzer.xml"

# checksums of all that is kept, two copies, read back
find "$PWD/objects" -name '*.tif' -not -path '*/_targets/*' -exec ln -s -t "$made/original" {} +
cd "$made"
find . ! -type d | cut -c3- | sort | each -n 4 openssl dgst -sha512 -r | sort >"$to/manifest.sha512"
mv "$to/manifest.sha512" "$made/"
copy() {
  mkdir -p "$1"
  cp -rL "$made" "$1/"
  sync -f "$1"
  cd "$1/package"
  cut -d'*' -f2 manifest.sha512 | xargs -d '\n' -n 4 openssl dgst -sha512 -r | sort | cmp - manifest.sha512
}
copy "$to/site-a" & first=$!
copy "$to/site-b" & second=$!
wait "$first"
wait "$second"
