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
events)
    # One frame each, for every protocol: its headers say which event it is; then members as headers, and a payload.
    kind='\015:message-type\007\000\005event\013:event-type\007\000'
    for protocol in 0 1 2 3; do
        printf "\\$protocol\003\000\052$kind\005mixed" >"$2/seed_${protocol}_mixed"
        printf "\\$protocol\003\000\052$kind\005mixed{\"number\":1.5,\"list\":[\"a\"]}" >"$2/seed_${protocol}_payload"
        printf "\\$protocol\377\000\050$kind\003rawbytes" >"$2/seed_${protocol}_raw"
        printf "\\$protocol\000\000\053$kind\006nested{\"number\":2}" >"$2/seed_${protocol}_nested"
        printf "\\$protocol\000\000\066$kind\005mixed\003yes\000\004byte\002\001" >"$2/seed_${protocol}_headers"
    done
    ;;
esac
