package chat

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
)

// BuiltIn is the address of the models that are compiled into the program.
const BuiltIn = "built in"

// FromEnvironment returns the server that host names; when host is "", the one
// that OLLAMA_HOST names, else OLLAMA_BASE_URL (with or without a trailing
// /v1), else 127.0.0.1:11434. Nothing is asked of the server yet.
func FromEnvironment(host string) (*Server, error) {
	if host == "" {
		host = strings.Trim(strings.TrimSpace(os.Getenv("OLLAMA_HOST")), "\"'")
	}
	if host == "" {
		host = strings.TrimSuffix(strings.TrimRight(strings.TrimSpace(os.Getenv("OLLAMA_BASE_URL")), "/"), "/v1")
	}
	return NewServer(host, nil)
}

// parse reads an address as Ollama reads OLLAMA_HOST: the scheme may be left
// out, the port is 11434 by default (80 and 443 when http or https is written
// out), a path is allowed, and the addresses that a server binds to reach all
// interfaces become loopback ones, to connect to. A bad port is an error, where
// Ollama would go on with the default one.
func parse(address string) (*url.URL, error) {
	s := strings.TrimSpace(address)
	scheme, rest, written := strings.Cut(s, "://")
	port := "11434"
	switch {
	case !written:
		scheme, rest = "http", s
		if s == "ollama.com" {
			scheme, port = "https", "443"
		}
	case scheme == "http":
		port = "80"
	case scheme == "https":
		port = "443"
	default:
		return nil, fmt.Errorf("the address %q starts with %q: write http:// or https://, or leave it out", address, scheme+"://")
	}
	hostport, path, _ := strings.Cut(rest, "/")
	host, err := splitHost(hostport, &port)
	if err != nil {
		return nil, fmt.Errorf("the address %q is not a host and port (%w): write it like 127.0.0.1:11434", address, err)
	}
	return &url.URL{Scheme: scheme, Host: net.JoinHostPort(connectable(host), port), Path: path}, nil
}

func splitHost(hostport string, port *string) (string, error) {
	if host, p, err := net.SplitHostPort(hostport); err == nil {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return "", fmt.Errorf("the port %q is not a number from 0 to 65535", p)
		}
		*port = strconv.FormatUint(n, 10)
		return host, nil
	}
	if hostport == "" {
		return "127.0.0.1", nil
	}
	if ip := net.ParseIP(strings.Trim(hostport, "[]")); ip != nil {
		return ip.String(), nil
	}
	if strings.ContainsAny(hostport, " \t\r\n?#@[]\\\"'") {
		return "", errors.New("it has characters that no host name has")
	}
	return hostport, nil
}

func connectable(host string) string {
	ip := net.ParseIP(host)
	switch {
	case ip == nil || !ip.IsUnspecified():
		return host
	case ip.To4() != nil:
		return "127.0.0.1"
	}
	return "::1"
}

// shown is an address as people write it: without http:// and the slash.
func shown(u *url.URL) string {
	return strings.TrimRight(strings.TrimPrefix(u.String(), "http://"), "/")
}

// withKey sends OLLAMA_API_KEY along, but never in the clear over a network.
type withKey struct {
	key  string
	next http.RoundTripper
}

func (k withKey) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme == "https" || loopback(r.URL.Hostname()) {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer "+k.key)
	}
	return k.next.RoundTrip(r)
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
