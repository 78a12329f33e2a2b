# Sourced by the tools: installs the one system package where it is missing, and moves to the project's root.
cd "$(dirname "$0")/.."

if [ ! -f /usr/include/lmdb.h ]; then
    echo "liblmdb-dev is missing: installing it" >&2
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
    $as_root apt-get update -qq >&2
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq liblmdb-dev >&2
fi
