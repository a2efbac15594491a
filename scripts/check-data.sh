#!/usr/bin/env bash
# Checks the files that tell a desktop about Matinee: its entry, its AppStream
# data, its file type, its man page.
set -euo pipefail
cd "$(dirname "$0")/.."

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

# Tauri fills the template in when it bundles; the words are ours.
sed 's/{{exec}}/matinee/; s/{{icon}}/matinee/' assets/linux/matinee.desktop.hbs >"$made/Matinee.desktop"
desktop-file-validate "$made/Matinee.desktop"
grep -q '^Exec=matinee %F$' "$made/Matinee.desktop"

appstreamcli validate --no-net assets/linux/org.matinee.Matinee.metainfo.xml

# Everyone must call the app by the same name, or icons and windows part ways.
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
grep -q '"identifier": "org.matinee.Matinee"' tauri.conf.json
grep -q '<id>org.matinee.Matinee</id>' assets/linux/org.matinee.Matinee.metainfo.xml
for file in assets/linux/org.matinee.Matinee.metainfo.xml assets/linux/matinee.1 assets/linux/changelog CHANGELOG.md; do
  if ! grep -qF "$version" "$file"; then
    echo "$file does not speak of version $version, which Cargo.toml gives." >&2
    exit 1
  fi
done
echo "The desktop files are valid and agree on version $version."
