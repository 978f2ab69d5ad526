#!/bin/sh
# Fills the folder $2 with beginnings for the target $1.
set -eu
case $1 in
pipeline)
    for file in ../fixtures/*.json ../fixtures/diff/cases/*.json ../ui/*.json ../fixtures/botocore/*/*/service-2.json; do
        cp "$file" "$2/$(printf %s "$file" | tr -c 'a-zA-Z0-9\n' _)"
    done
    ;;
response)
    # Every line of `responses.txt` for every shape: a byte for the shape (a digit, which is a number modulo 10), one for the
    # headers and the protocol (JSON, or of XML each in turn), the body.
    number=0
    while IFS= read -r body; do
        number=$((number + 1))
        for shape in 0 1 2 3 4 5 6 7 8 9; do
            case $body in
            '<'*)
                for protocol in 200 234 277; do
                    printf "%s\\$protocol%s" "$shape" "$body" >"$2/seed_${number}_${shape}_$protocol"
                done
                ;;
            *) printf '%s\377%s' "$shape" "$body" >"$2/seed_${number}_$shape" ;;
            esac
        done
    done <responses.txt
    ;;
esac
