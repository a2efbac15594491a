#!/usr/bin/env bash
# Packs a .deb again with xz, which Tauri's bundler does not offer, and as tightly
# as xz can: with the filter that makes the addresses in machine code alike. It
# makes ours a quarter smaller. dpkg reads whatever xz can (deb(5)), but has no
# option for that filter, so the archive around it is put together here.
#
#   scripts/repack.sh FILE.deb
set -euo pipefail

unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
dpkg-deb -R "$1" "$unpacked/tree"
# Whatever linked it, and whether or not that left the names in.
strip "$unpacked/tree/usr/bin/matinee"
dpkg-deb --root-owner-group -Znone -b "$unpacked/tree" "$unpacked/plain.deb" >/dev/null

case $(dpkg-deb -f "$unpacked/plain.deb" Architecture) in
  amd64) filter=(--x86) ;;
  *) filter=() ;;
esac
cd "$unpacked"
ar x plain.deb
xz "${filter[@]}" --lzma2=preset=9e,dict=32MiB data.tar
xz control.tar
rm plain.deb
ar rcSD packed.deb debian-binary control.tar.xz data.tar.xz
cd - >/dev/null
mv "$unpacked/packed.deb" "$1"
