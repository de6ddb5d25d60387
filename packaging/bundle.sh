#!/bin/sh
# Makes BUILD/lede-VERSION-MACHINE.tar.gz: the program, the shared libraries that it uses,
# the loader, and a static launcher that brings them together. It runs in an empty chroot.
# usage: bundle.sh BUILD VERSION CC
set -eu

build=$1 version=$2 cc=$3
name=lede-$version-$(uname -m)
folder=$build/bundle/$name

rm -rf "$build/bundle"
mkdir -p "$folder/lib"
"$cc" -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -static -o "$folder/lede" packaging/launcher.c
cp "$build/lede" "$folder/lib/lede"
strip "$folder/lede" "$folder/lib/lede"

# ldd prints "libx.so.1 => /path/libx.so.1 (0x...)", and the loader with its path alone
ldd "$build/lede" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | while read -r library; do
	cp -L "$library" "$folder/lib/"
done
loader=$(ldd "$build/lede" | awk '$1 ~ /^\/.*ld-/ { print $1 }')
cp -L "$loader" "$folder/lib/loader"
cp LICENSE lexicons/README.md "$folder/"

tar -C "$build/bundle" -czf "$build/$name.tar.gz" "$name"
echo "$build/$name.tar.gz"
