# Rust and Node, which belong to the person and are never installed unasked,
# and the two tools that are built from source.

rust_wanted=1.90
node_wanted=20.19
tauri_driver_version=2.1.0
cargo_deny_version=0.20.2

# Most people have Cargo here, and not every shell knows it.
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# Refuses a missing or old Rust; for tests, one without its formatter and linter.
check_rust() {
  local have
  if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
    refuse "Rust is missing; Matinee needs $rust_wanted or newer." \
      "Install it from https://rustup.rs, then open a new terminal."
    return
  fi
  have=$(rustc --version | cut -d ' ' -f 2)
  if ! at_least "$have" "$rust_wanted"; then
    refuse "Rust is $have here; Matinee needs $rust_wanted or newer." \
      "Run 'rustup update stable', or install Rust from https://rustup.rs if it came with the system."
    return
  fi
  if [ "$1" = test ]; then
    check_rust_component rustfmt cargo-fmt
    check_rust_component clippy cargo-clippy
  fi
}

# check_rust_component NAME COMMAND: adds NAME through rustup where it can.
check_rust_component() {
  if command -v "$2" >/dev/null && "$2" --version >/dev/null 2>&1; then
    return
  fi
  if ! command -v rustup >/dev/null || ! rustup component add "$1"; then
    refuse "Rust's $1 is missing, which the tests use." \
      "Run 'rustup component add $1', or install your system's $1 package."
  fi
}

# Refuses a missing or old Node. Vite leaves out 21 and the first of 22.
check_node() {
  local have how="Install Node 22 from https://nodejs.org, or with a version manager such as nvm or fnm."
  if ! command -v node >/dev/null; then
    refuse "Node is missing; Matinee needs $node_wanted or newer." "$how"
    return
  fi
  have=$(node --version | tr -d v)
  if ! at_least "$have" "$node_wanted" || { at_least "$have" 21 && ! at_least "$have" 22.12; }; then
    refuse "Node is $have here; Matinee needs $node_wanted or newer of 20, or 22.12 or newer." "$how"
  elif ! command -v npm >/dev/null; then
    refuse "npm is missing beside Node $have." "Install your system's npm package, or Node from https://nodejs.org."
  fi
}

# Builds the program between the end-to-end tests and the window.
install_tauri_driver() {
  install_tool tauri-driver "$tauri_driver_version"
}

# Builds the program that looks over licences and sources of the crates, without the time that
# making it fast would take: it runs for a second.
install_cargo_deny() {
  install_tool cargo-deny "$cargo_deny_version" --debug
}

# install_tool NAME VERSION [FLAG]: builds a program from crates.io unless this one is there.
install_tool() {
  if command -v "$1" >/dev/null &&
    grep -qs "\"$1 $2 " "${CARGO_HOME:-$HOME/.cargo}/.crates.toml"; then
    return
  fi
  if ! cargo install --locked --version "$2" "${@:3}" "$1"; then
    refuse "$1 $2 could not be built; Cargo's own words are above." \
      "Put right what it says, then run make again."
    refuse_if_any
  fi
}
