# The packages the window's interface is built with.

interface_stamp=ui/node_modules/.installed-from

# What an installation depends on: the lock, and the Node it was made for.
interface_state() {
  node --version
  sha256sum ui/package-lock.json
}

# Runs `npm ci`, unless it ran for this very lock before.
install_interface() {
  if [ "$(interface_state)" = "$(cat "$interface_stamp" 2>/dev/null || true)" ]; then
    return
  fi
  echo "Installing the interface's packages."
  if ! npm --prefix ui ci --no-audit --no-fund; then
    refuse "npm could not install the interface's packages; its own words are above." \
      "Put right what it says, then run make again."
    refuse_if_any
  fi
  interface_state >"$interface_stamp"
}
