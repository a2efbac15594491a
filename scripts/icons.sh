#!/usr/bin/env bash
# Draws every size of the icon from assets/icons/icon.svg.
set -euo pipefail
cd "$(dirname "$0")/.."

drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT
tauri=${TAURI:-ui/node_modules/.bin/tauri}

"$tauri" icon assets/icons/icon.svg --output "$drawn" >/dev/null
cp "$drawn"/icon.ico "$drawn"/icon.icns assets/icons/
# The sizes of the hicolor theme, and the one the window itself carries.
"$tauri" icon assets/icons/icon.svg --output "$drawn" \
  --png 16 --png 24 --png 32 --png 48 --png 64 --png 128 --png 256 --png 512 >/dev/null
for size in 16 24 32 48 64 128 256 512; do
  cp "$drawn/${size}x${size}.png" assets/icons/
done
