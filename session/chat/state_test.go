package chat

import (
	"context"
	"net/http"
	"slices"
	"testing"

	"askance/session"
)

func TestALaneSeesWhatItsRequestWaitsFor(t *testing.T) {
	for _, c := range []struct {
		name   string
		loaded []string
		want   []string
	}{
		{"a model that must be loaded", nil, []string{"queued ", "loading 1.3 GB", "thinking ", "writing "}},
		{"a loaded model", []string{"m:latest"}, []string{"queued ", "thinking ", "writing "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := make(chan struct{})
			f := fake{version: "0.24.0", models: []string{"m"}, loaded: c.loaded}
			told := make(chan struct{}, 9)
			f.chat = func(w http.ResponseWriter, r *http.Request) {
				<-asked
				lines(says("", "hm"), says("yes", ""), done)(w, r)
			}
			s := f.start(t)
			if _, err := s.Models(context.Background()); err != nil {
				t.Fatal(err)
			}
			go func() { // the server answers once the states before it were told
				for range c.want[:len(c.want)-2] {
					<-told
				}
				close(asked)
			}()
			var got []string
			_, _, _, _, err := talk(t, s, Request{State: func(st session.State, detail string) {
				got = append(got, string(st)+" "+detail)
				told <- struct{}{}
			}})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("told %q", got)
			}
		})
	}
}

func TestASecondRequestToAModelIsBehindTheFirst(t *testing.T) {
	release := make(chan struct{})
	s := fake{version: "0.24.0", loaded: []string{"m"}, chat: func(w http.ResponseWriter, r *http.Request) {
		<-release
		lines(says("ok", ""), done)(w, r)
	}}.start(t)
	first := make(chan error, 1)
	queued := make(chan struct{})
	go func() {
		_, err := s.Chat(context.Background(), Request{Model: "m", State: func(st session.State, _ string) {
			if st == session.Queued {
				close(queued)
			}
		}}, func(Chunk) error { return nil })
		first <- err
	}()
	<-queued
	var detail string
	_, _, _, _, err := talk(t, s, Request{State: func(st session.State, d string) {
		if st == session.Queued {
			detail = d
			close(release)
		}
	}})
	if e := <-first; e != nil || err != nil || detail != "behind 1" {
		t.Errorf("%v, %v, detail %q", e, err, detail)
	}
}

func TestSizesReadAsPeopleWriteThem(t *testing.T) {
	for bytes, want := range map[int64]string{0: "", 1_750_000: "1.8 MB", 40_000: "40 kB", 999_600_000: "1.0 GB", 1_300_000_000: "1.3 GB", 40_000_000_000: "40 GB"} {
		s := &Server{sizes: map[string]int64{"m": bytes}}
		if got := s.size("m"); got != want {
			t.Errorf("%d bytes: %q", bytes, got)
		}
	}
}
