#!/usr/bin/env bash
# Drives the built app through the journeys, in two windows side by side: a journey mostly waits.
# Each half has a display of its own, large enough for the screenshots, and a session bus of its
# own, so that the single-instance guard never meets another Matinee.
#
#   MATINEE_APP=APP scripts/e2e.sh [ARGUMENTS OF THE TEST RUNNER]
#
# With arguments, such as the name of a journey, they run one after the other in one window.
set -euo pipefail
cd "$(dirname "$0")/.."

# headless DISPLAY [ARGUMENTS]: DISPLAY or the next one that is free.
headless() {
  dbus-run-session -- xvfb-run -a -n "$1" -s '-screen 0 1920x1200x24' \
    cargo test -p matinee-e2e --test e2e -- "${@:2}"
}

if [ $# -gt 0 ]; then
  headless 99 "$@"
  exit
fi

journeys=$(cargo test -p matinee-e2e --test e2e -- --list | sed -n 's/: test$//p')
ignored=$(cargo test -p matinee-e2e --test e2e -- --list --ignored | sed -n 's/: test$//p')
halves=$(mktemp -d)
trap 'rm -rf "$halves"' EXIT
# Every second one, so that the long ones of a kind are shared out.
grep -vxFf <(echo "$ignored") <<<"$journeys" | awk -v to="$halves" '{ print >(to "/" NR % 2) }'

mapfile -t odd <"$halves/1"
mapfile -t even <"$halves/0"
headless 199 --exact "${even[@]}" >"$halves/even" 2>&1 &
other=$!
status=0
headless 99 --exact "${odd[@]}" || status=$?
wait "$other" || status=$?
cat "$halves/even"
exit "$status"
