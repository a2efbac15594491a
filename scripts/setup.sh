#!/usr/bin/env bash
# Prepares this machine for one of the make targets, installs only what is
# missing, and says so in one sentence when something can't be installed.
#
#   scripts/setup.sh run      what building and opening the app needs
#   scripts/setup.sh test     that, and what the tests need
#   scripts/setup.sh bench    that of run, and the programs we are measured against
#   scripts/setup.sh pictures that of test, and what makes screenshots small
#   scripts/setup.sh package  that of run, and what checking the .deb needs
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
case $purpose in
  run | test | pictures | bench | package) ;;
  *)
    echo "scripts/setup.sh: '$purpose' is not a purpose; use run, test, pictures, bench or package." >&2
    exit 2
    ;;
esac

# shellcheck source=scripts/setup/refuse.sh
. scripts/setup/refuse.sh
# shellcheck source=scripts/setup/system.sh
. scripts/setup/system.sh
# shellcheck source=scripts/setup/toolchains.sh
. scripts/setup/toolchains.sh
# shellcheck source=scripts/setup/interface.sh
. scripts/setup/interface.sh

# Everything is looked at before the first refusal, so that a new machine is
# told once what it lacks, not once a run.
check_rust "$purpose"
check_node
check_system "$purpose"
refuse_if_any

install_system
install_interface
if [ "$purpose" = test ] || [ "$purpose" = pictures ]; then
  install_tauri_driver
  install_cargo_deny
fi
