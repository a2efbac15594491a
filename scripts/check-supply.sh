#!/usr/bin/env bash
# Looks over what Matinee is built from: that every crate and package comes from the public
# registry; licences, bans and sources. Advisories are looked up where their databases can be
# reached; where they can't, that is said, and is no failure.
set -euo pipefail
cd "$(dirname "$0")/.."

not_run() { echo "NOT RUN: $*" >&2; }

elsewhere=$(grep '^source = ' Cargo.lock | grep -vFx 'source = "registry+https://github.com/rust-lang/crates.io-index"' || true)
elsewhere+=$(grep -o '"resolved": "[^"]*"' ui/package-lock.json | grep -v '"https://registry.npmjs.org/' || true)
if [ -n "$elsewhere" ]; then
  echo "These come from somewhere else than the public registries: $elsewhere" >&2
  exit 1
fi
echo "Every crate and package is from crates.io or registry.npmjs.org."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Every crate of the lock is looked at, those of other systems among them.
cargo fetch --locked
cargo deny --offline check --hide-inclusion-graph bans licenses sources
if ! cargo deny check --hide-inclusion-graph advisories >"$log" 2>&1; then
  if grep -q 'failed to fetch advisory database' "$log"; then
    not_run "advisories on the crates: their database could not be fetched."
  else
    cat "$log" >&2
    exit 1
  fi
fi

if ! npm --prefix ui audit --omit=dev >"$log" 2>&1; then
  if grep -q 'audit endpoint returned an error\|ENOTFOUND\|ECONN' "$log"; then
    not_run "advisories on the interface's packages: the registry answered no audit."
  else
    cat "$log" >&2
    exit 1
  fi
fi
