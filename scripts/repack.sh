#!/usr/bin/env bash
# Packs a .deb again with xz, which Tauri's bundler does not offer and which
# makes ours a fifth smaller.
#
#   scripts/repack.sh FILE.deb
set -euo pipefail

unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
dpkg-deb -R "$1" "$unpacked"
dpkg-deb --root-owner-group -Zxz -b "$unpacked" "$1" >/dev/null
