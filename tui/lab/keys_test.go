package lab

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

func TestKeysAreDocumented(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "keys.md")
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(KeysMarkdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != KeysMarkdown() {
		t.Fatalf("docs/keys.md is not what the key map says (%v): run go generate ./tui/lab", err)
	}
}

func TestEveryKeyIsInTheHelpAndIsExplained(t *testing.T) {
	k := newKeyMap()
	var listed []*Binding
	for _, g := range k.Groups() {
		listed = append(listed, g.Bindings...)
	}
	fields := reflect.ValueOf(*k)
	for i := range fields.NumField() {
		b := fields.Field(i).Interface().(*Binding)
		name := fields.Type().Field(i).Name
		if b == nil || !slices.Contains(listed, b) {
			t.Errorf("%s is not in the help", name)
			continue
		}
		if b.Help == "" || b.Show == "" {
			t.Errorf("%s is not explained", name)
		}
		if len(b.Help) > 110 {
			t.Errorf("%s is explained in %d bytes: %s", name, len(b.Help), b.Help)
		}
	}
}

func TestNoTwoCommandsShareAKey(t *testing.T) {
	seen := map[string]string{}
	for _, b := range newKeyMap().reading() {
		for _, key := range b.Keys {
			if other, twice := seen[key]; twice {
				t.Errorf("%q and %q both want %s", other, b.Help, key)
			}
			seen[key] = b.Help
		}
	}
}
