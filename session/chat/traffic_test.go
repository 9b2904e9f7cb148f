package chat

import (
	"context"
	"net/http"
	"testing"
)

func TestOnlyRequestsThatAreWatchedAreInTheForeground(t *testing.T) {
	var during []int
	s := fake{chat: func(w http.ResponseWriter, r *http.Request) {
		n, _ := Foreground()
		during = append(during, n)
		lines(says("ok", ""), done)(w, r)
	}}.start(t)
	for _, background := range []bool{false, true} {
		if _, err := s.Chat(context.Background(), Request{Model: "m", Background: background}, func(Chunk) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if len(during) != 2 || during[0] != 1 || during[1] != 0 {
		t.Errorf("in the foreground: %v", during)
	}
	first, second := show(Request{}), show(Request{})
	n, idle := Foreground()
	first()
	select {
	case <-idle:
		t.Error("idle while one is under way")
	default:
	}
	second()
	if _, open := <-idle; open || n != 2 {
		t.Errorf("%d, never idle", n)
	}
	if n, idle := Foreground(); n != 0 || idle != nil {
		t.Errorf("%d under way", n)
	}
}
