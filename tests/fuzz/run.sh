#!/bin/sh
# Fuzzes a target (`pipeline`, `response` or `events`) for so many seconds, with coverage as the guide. Needs stable Rust and a
# C++ compiler. Further arguments go to libFuzzer.
set -eu
cd "$(dirname "$0")"
target=$1
seconds=$2
shift 2
# What cargo-fuzz passes, but for the sanitizers, which stable Rust has not.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
  -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
triple=$(rustc -vV | sed -n 's/^host: //p')
cargo build --release --bin "$target" --target "$triple"
corpus="${CARGO_TARGET_DIR:-target}/corpus/$target"
mkdir -p "$corpus" "$corpus-found"
./seed.sh "$target" "$corpus"
exec "${CARGO_TARGET_DIR:-target}/$triple/release/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
  -max_len=40000 -artifact_prefix="$corpus-found/" "$@" "$corpus"
