# The system's packages: which are wanted, which are missing, and apt.

# To build and open the app.
run_packages=(
  build-essential
  ca-certificates
  libdbus-1-dev
  libgtk-3-dev
  libwebkit2gtk-4.1-dev
  pkg-config
  xdg-utils
)
# To drive it in a window of its own, with glyphs for every title in the tests.
test_packages=(
  appstream
  dbus-daemon
  desktop-file-utils
  fonts-noto-cjk
  fonts-noto-core
  git
  strace
  webkit2gtk-driver
  xauth
  xdotool
  xvfb
)
# To make the screenshots small enough to keep.
picture_packages=(pngquant)
# What the benchmarks measure us against.
bench_packages=(libvips-tools libx11-dev libxext-dev libxtst-dev)
# To make the .deb and look it over.
package_packages=(
  appstream
  desktop-file-utils
  dpkg-dev
  lintian
)

missing_packages=()

# Notes the packages that PURPOSE needs and this system lacks, or why the
# system can't have them.
check_system() {
  local wanted=("${run_packages[@]}")
  case $1 in
    test) wanted+=("${test_packages[@]}") ;;
    pictures) wanted+=("${test_packages[@]}" "${picture_packages[@]}") ;;
    bench) wanted+=("${bench_packages[@]}") ;;
    package) wanted+=("${package_packages[@]}") ;;
  esac

  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    # Elsewhere the names differ; whoever has the libraries may go on without apt.
    if [ "${MATINEE_SKIP_SYSTEM:-}" = 1 ]; then
      return
    fi
    refuse "This system has no apt: set-up knows Debian 12 and 13 and Ubuntu 24.04." \
      "Install what your system calls: ${wanted[*]}; then say MATINEE_SKIP_SYSTEM=1 make ..."
    return
  fi

  local installed package
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
  for package in "${wanted[@]}"; do
    if ! grep -qx "installed $package" <<<"$installed"; then
      missing_packages+=("$package")
    fi
  done
  if [ ${#missing_packages[@]} -eq 0 ]; then
    return
  fi

  check_release
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    refuse "These packages are missing, and there is no sudo to install them with: ${missing_packages[*]}." \
      "As root: apt-get update && apt-get install --no-install-recommends ${missing_packages[*]}"
  fi
}

# Refuses releases whose packages are too old or under other names.
check_release() {
  local ID='' VERSION_ID='' PRETTY_NAME='this system'
  # shellcheck source=/dev/null
  . /etc/os-release
  case $ID in
    # Debian's testing has no number.
    debian) [ -z "$VERSION_ID" ] || at_least "$VERSION_ID" 12 ;;
    ubuntu) at_least "$VERSION_ID" 24.04 ;;
    *) false ;;
  esac || refuse "$PRETTY_NAME is not a system this set-up knows: it knows Debian 12 and 13 and Ubuntu 24.04." \
    "These packages are missing; install them, or what they are called there: ${missing_packages[*]}"
}

# Installs what check_system found missing.
install_system() {
  if [ ${#missing_packages[@]} -eq 0 ]; then
    return
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
  fi
  echo "Installing ${missing_packages[*]}."
  if ! "${as_root[@]}" apt-get update -q ||
    ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends "${missing_packages[@]}"; then
    refuse "apt could not install ${missing_packages[*]}; its own words are above." \
      "Put right what it says, then run make again."
    refuse_if_any
  fi
}
