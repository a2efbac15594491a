#!/usr/bin/env bash
# Looks a .deb over: its size, what Debian's own checker says of it, and that it
# asks for a C library no older than the one it was linked against.
#
#   scripts/check-package.sh FILE.deb
set -euo pipefail
cd "$(dirname "$0")/.."
package=$1

unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
dpkg-deb -R "$package" "$unpacked"

# 5 MiB without the pictures of the sample journal, which are art rather than program.
sample=$(find assets/sample/media -type f -printf '%s\n' 2>/dev/null | awk '{ total += $1 } END { print total + 0 }')
size=$(($(stat -c %s "$package") - sample))
if [ "$size" -gt $((5 * 1024 * 1024)) ]; then
  echo "$package is $size bytes without the sample's pictures; the budget is 5 MiB." >&2
  exit 1
fi

wanted=$(objdump -T "$unpacked/usr/bin/matinee" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1 | cut -d _ -f 2)
declared=$(sed -n 's/^Depends:.*libc6 (>= \([0-9.]*\)).*/\1/p' "$unpacked/DEBIAN/control")
if [ "$(printf '%s\n%s\n' "$wanted" "$declared" | sort -V | tail -n 1)" != "$declared" ]; then
  echo "The program needs glibc $wanted, and the package asks for $declared only." >&2
  echo "Build it on Debian 12, or raise 'depends' in tauri.conf.json." >&2
  exit 1
fi

desktop-file-validate "$unpacked"/usr/share/applications/*.desktop
grep -q '^Exec=matinee %F$' "$unpacked"/usr/share/applications/*.desktop
appstreamcli validate-tree --no-net "$unpacked"

lintian --allow-root --fail-on error,warning "$package"
echo "$package is $((size / 1024)) KiB without the sample's pictures, needs glibc $wanted, and passes lintian."
