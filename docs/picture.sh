#!/usr/bin/env bash
# Makes the picture and the table in README.md from the program itself: plays the first probe in
# a terminal of 118 columns, lets the user answer, and captures the screen. Needs tmux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
server="askance-picture-$$"
trap 'tmux -L "$server" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
go build -o "$work/askance" .
export ASKANCE_DATA_DIR=$work/data OLLAMA_HOST=127.0.0.1:1 LC_ALL=C.UTF-8

screen() { tmux -L "$server" capture-pane -p -t lab; }

# shows TEXT: waits until it stands on the screen, and then until the screen is still.
shows() {
    local before
    for _ in {1..200}; do
        if screen | grep -qF -- "$1"; then
            before=
            until [[ $(screen) == "$before" ]]; do before=$(screen); sleep 0.5; done
            return
        fi
        sleep 0.1
    done
    printf 'the screen never showed %q\n' "$1" >&2
    exit 1
}

tmux -L "$server" new-session -d -s lab -x 118 -y 24 "$work/askance --seed ${1:-28}"
shows 'asked'
tmux -L "$server" send-keys -t lab Enter
shows 'you (scripted)'
screen | sed 's/ *$//' >"$work/picture"

"$work/askance" run -m tiny/asker -m tiny/guesser --probe counting -n 200 --seed 1 2>/dev/null >"$work/table"

# between NAME FILE: puts FILE between the marks of NAME in README.md.
between() {
    awk -v name="$1" -v file="$2" '
        $0 ~ "^<!-- " name ":" { print; print "```"; while ((getline line <file) > 0) print line; print "```"; skip = 1; next }
        $0 == "<!-- /" name " -->" { skip = 0 }
        !skip
    ' README.md >"$work/README.md"
    cp "$work/README.md" README.md
}
between picture "$work/picture"
between table "$work/table"
