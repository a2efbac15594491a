#!/usr/bin/env bash
# Fails when the TypeScript types that the Rust tests have just written differ
# from those in git, staged changes counting as there.
set -euo pipefail
cd "$(dirname "$0")/.."

bindings=ui/src/lib/ipc/generated
if ! git rev-parse --git-dir >/dev/null 2>&1; then
  echo "The bindings were not compared: this is not a git checkout."
  exit 0
fi
stale=$(git diff --name-only -- "$bindings"; git ls-files --others --exclude-standard -- "$bindings")
if [ -n "$stale" ]; then
  echo "These generated types are not committed as the Rust code has them:" >&2
  echo "$stale" >&2
  echo "Look at 'git diff -- $bindings', and commit them with the change that made them." >&2
  exit 1
fi
echo "The generated types are committed as the Rust code has them."
