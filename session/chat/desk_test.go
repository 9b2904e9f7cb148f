package chat

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"askance/session"

	"github.com/google/go-cmp/cmp"
	"github.com/ollama/ollama/envconfig"
)

// within is a transport that reaches a server, whatever address is asked for:
// what the built-in engine looks like from here.
type within struct{ to *Server }

func (w within) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Host = w.to.base.Host
	return w.to.http.Transport.RoundTrip(r)
}

func desk(t *testing.T) *Desk {
	t.Helper()
	engine := fake{version: "0.1.0", models: []string{"tiny/asker", "tiny/guesser", "tiny/scorer"}}.start(t)
	tiny, err := NewServer(BuiltIn, within{engine})
	if err != nil {
		t.Fatal(err)
	}
	ollama := fake{version: "0.24.0", models: []string{"asker:latest", "llama3.2:1b", "tiny/odd:latest"}}.start(t)
	return NewDesk(tiny, nil, ollama)
}

func TestFindingAModel(t *testing.T) {
	d := desk(t)
	for _, c := range []struct{ name, want, server string }{
		{"tiny/asker", "tiny/asker", BuiltIn},
		{"tiny/asker:latest", "tiny/asker", BuiltIn},
		{"asker", "asker", d.Servers()[1].Address()},
		{"Asker:latest", "asker", d.Servers()[1].Address()},
		{"llama3.2:1b", "llama3.2:1b", d.Servers()[1].Address()},
	} {
		_, m, err := d.Find(context.Background(), c.name)
		if err != nil || m.Name != c.want || m.Server != c.server || m.Template == "" {
			t.Errorf("%s: %+v, %v", c.name, m, err)
		}
	}
	for name, hint := range map[string]string{
		"llama3.2": "llama3.2:1b", "tiny/gueser": "tiny/guesser", "llama": "llama3.2:1b",
		"tiny/odd": "tiny/odd", "zzzzzzzz": "askance models", "": "askance models",
	} {
		_, _, err := d.Find(context.Background(), name)
		var missing *NoModelError
		if !errors.As(err, &missing) || !strings.Contains(err.Error(), hint) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestADeskShowsTheModelsThatAreThereAndTheErrorsOfTheRest(t *testing.T) {
	d := desk(t)
	gone, err := NewServer("127.0.0.1:1", nil)
	if err != nil {
		t.Fatal(err)
	}
	d = NewDesk(append(d.Servers(), gone)...)
	models, err := d.Models(context.Background())
	var unreachable *UnreachableError
	if len(models) != 6 || !errors.As(err, &unreachable) {
		t.Fatalf("%d models, %v", len(models), err)
	}
	want := session.Model{Name: "tiny/asker", Digest: "abtiny/asker", Family: "llama", Parameters: "1B", Quantization: "F16", Size: 1_300_000_000, Server: BuiltIn, ServerVersion: "0.1.0"}
	if diff := cmp.Diff(want, models[0]); diff != "" {
		t.Error(diff)
	}
	if _, _, err := d.Find(context.Background(), "nowhere"); !errors.As(err, &unreachable) {
		t.Errorf("a server that may have it did not answer, yet: %v", err)
	}
}

func TestAddressesAreReadAsOllamaReadsThem(t *testing.T) {
	for _, a := range []string{
		"", "localhost", "localhost:1234", "127.0.0.1", "0.0.0.0", "0.0.0.0:8080", "::", "[::]:80", "[::1]", "::1", "[fe80::1]:99",
		"http://example.com", "https://example.com", "https://example.com:8443/ollama", "http://0.0.0.0/a/b", "example.com/path",
		"ollama.com", " example.com ", ":56789", "example.com:", "http://",
	} {
		t.Setenv("OLLAMA_HOST", a)
		want := envconfig.ConnectableHost()
		s, err := FromEnvironment("")
		if a == "example.com:" { // Ollama warns and goes on with its default port
			if err == nil {
				t.Errorf("%q was taken for %s", a, s.base)
			}
			continue
		}
		if err != nil || s.base.String() != want.String() {
			t.Errorf("%q: %v, %v; Ollama reads %v", a, s, err, want)
		}
		if named, err := FromEnvironment(a); a != "" && (err != nil || named.base.String() != want.String()) {
			t.Errorf("%q as a flag: %v, %v", a, named, err)
		}
	}
	for _, a := range []string{"ftp://x", "host:port", "host:99999", "a b"} {
		if s, err := NewServer(a, nil); err == nil {
			t.Errorf("%q was taken for %s", a, s.Address())
		}
	}
}

func TestOtherWaysToNameTheServer(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "")
	t.Setenv("OLLAMA_BASE_URL", "http://example.com:99/v1/")
	s, err := FromEnvironment("")
	if err != nil || s.Address() != "example.com:99" {
		t.Errorf("%v, %v", s, err)
	}
	t.Setenv("OLLAMA_HOST", "'quoted:5'")
	if s, err = FromEnvironment(""); err != nil || s.Address() != "quoted:5" {
		t.Errorf("%v, %v", s, err)
	}
	if s, err = FromEnvironment("flag:6"); err != nil || s.Address() != "flag:6" {
		t.Errorf("%v, %v", s, err)
	}
	if s, err = NewServer("https://example.com/ollama/", nil); err != nil || s.Address() != "https://example.com:443/ollama" {
		t.Errorf("%v, %v", s, err)
	}
	if _, err = NewServer(BuiltIn, nil); err == nil {
		t.Error("built in, without a transport")
	}
}

func TestAKeyNeverCrossesANetworkInTheClear(t *testing.T) {
	t.Setenv("OLLAMA_API_KEY", "secret")
	for address, want := range map[string]string{"http://example.com": "", "https://example.com": "Bearer secret", "127.0.0.1:1": "Bearer secret"} {
		var got string
		s, err := NewServer(address, roundTrip(func(r *http.Request) (*http.Response, error) {
			got = r.Header.Get("Authorization")
			return nil, errors.New("no network here")
		}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err = s.Version(context.Background()); err == nil || got != want {
			t.Errorf("%s: sent %q, %v", address, got, err)
		}
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
