#!/usr/bin/env bash
# Fuzzes one target, or all of them one after the other, for so many seconds each.
#
#   scripts/fuzz.sh TARGET|all SECONDS
#
# cargo-fuzz asks for flags of the nightly compiler; RUSTC_BOOTSTRAP lets the stable one take them.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! cargo fuzz --version >/dev/null 2>&1; then
  echo "cargo-fuzz is missing: 'cargo install --locked cargo-fuzz' builds it." >&2
  exit 1
fi
export RUSTC_BOOTSTRAP=1
seconds=${2:-60}
# The versions that are shipped, not whatever is newest.
[ -e tests/fuzz/Cargo.lock ] || cp Cargo.lock tests/fuzz/Cargo.lock

# What a target begins from.
seeds() {
  case $1 in
    tables) find tests/fixtures -name '*.csv' ;;
    json) find tests/fixtures -name '*.json' -not -path '*/hostile/*' ;;
    xml) find tests/fixtures -name '*.xml' -o -name '*.gcs' ;;
    zips) find tests/fixtures -name '*.zip' ;;
    pieces | front_matter | markdown) find assets/sample/reviews -name '*.md' ;;
    pictures) find tests/fixtures/pictures -type f ;;
    query) find tests/fuzz/seeds/query -type f ;;
  esac
}

targets=$1
if [ "$targets" = all ]; then
  targets=$(cargo fuzz list --fuzz-dir tests/fuzz)
fi
failed=0
for target in $targets; do
  corpus=tests/fuzz/corpus/$target
  mkdir -p "$corpus"
  while IFS= read -r seed; do
    cp -n "$seed" "$corpus/$(sha256sum <"$seed" | cut -c 1-16)"
  done < <(seeds "$target")
  echo "== $target, $seconds s"
  cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none "$target" -- \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1500 -max_len=65536 -print_final_stats=1 2>&1 |
    grep -E '^(stat::|==|SUMMARY|thread|.*panicked)|ERROR|Test unit written' || true
  [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
exit "$failed"
