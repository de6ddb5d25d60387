#!/bin/sh
# Gets what lede needs to be built and tested: looks first, installs only what is missing,
# with the system's own package manager, and prints what it will run.
set -eu

CC=${CC:-cc}
missing=

# a library with a .pc file
have_pc() { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1" 2>/dev/null; }

# libstemmer and, on some systems, others have none: does a program with it compile?
have_lib() {
	printf '#include <%s>\nint main(void) { return 0; }\n' "$1" |
		"$CC" -x c - -o /dev/null "-l$2" 2>/dev/null
}

# names of packages: tool apt dnf pacman apk brew
want() { missing="$missing $1"; }

command -v pkg-config >/dev/null 2>&1 || want pkg-config
have_pc libutf8proc || want utf8proc
have_pc libcjson || want cjson
have_pc zlib || want zlib
have_lib libstemmer.h stemmer || want stemmer
have_pc cmocka || want cmocka
have_pc gumbo || want gumbo
[ -n "$missing" ] || exit 0

package() { # manager, what
	case $1:$2 in
	apt:pkg-config) echo pkg-config ;;
	apt:utf8proc) echo libutf8proc-dev ;;
	apt:cjson) echo libcjson-dev ;;
	apt:zlib) echo zlib1g-dev ;;
	apt:stemmer) echo libstemmer-dev ;;
	apt:cmocka) echo libcmocka-dev ;;
	apt:gumbo) echo libgumbo-dev ;;
	dnf:pkg-config) echo pkgconf-pkg-config ;;
	dnf:utf8proc) echo utf8proc-devel ;;
	dnf:cjson) echo cjson-devel ;;
	dnf:zlib) echo zlib-devel ;;
	dnf:stemmer) echo libstemmer-devel ;;
	dnf:cmocka) echo libcmocka-devel ;;
	dnf:gumbo) echo gumbo-parser-devel ;;
	pacman:gumbo) echo gumbo-parser ;;
	apk:gumbo) echo gumbo-parser-dev ;;
	brew:gumbo) echo gumbo-parser ;;
	pacman:pkg-config) echo pkgconf ;;
	pacman:stemmer) echo libstemmer ;;
	pacman:utf8proc) echo libutf8proc ;;
	apk:pkg-config) echo pkgconf ;;
	apk:utf8proc) echo utf8proc-dev ;;
	apk:cjson) echo cjson-dev ;;
	apk:zlib) echo zlib-dev ;;
	apk:stemmer) echo snowball-dev ;;
	apk:cmocka) echo cmocka-dev ;;
	brew:pkg-config) echo pkgconf ;;
	brew:stemmer) echo snowball ;;
	*) echo "$2" ;;
	esac
}

if command -v apt-get >/dev/null 2>&1; then manager=apt
elif command -v dnf >/dev/null 2>&1; then manager=dnf
elif command -v pacman >/dev/null 2>&1; then manager=pacman
elif command -v apk >/dev/null 2>&1; then manager=apk
elif command -v brew >/dev/null 2>&1; then manager=brew
else
	echo "missing:$missing; no package manager that I know: install them by hand" >&2
	exit 1
fi

packages=
for what in $missing; do packages="$packages $(package $manager "$what")"; done

sudo=
[ "$(id -u)" = 0 ] || [ $manager = brew ] || sudo=sudo

run() {
	echo "+ $*"
	"$@"
}

case $manager in
apt)
	run $sudo apt-get update -q
	run $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
	;;
dnf) run $sudo dnf install -y $packages ;;
pacman) run $sudo pacman -S --needed --noconfirm $packages ;;
apk) run $sudo apk add $packages ;;
brew) run brew install $packages ;;
esac
