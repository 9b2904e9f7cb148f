package chat

import "sync"

// traffic counts the requests of this program that somebody is watching, over
// all servers.
var traffic struct {
	sync.Mutex
	n    int
	idle chan struct{} // closed when n becomes 0; nil while it is 0
}

// Foreground returns how many requests that are not Background are under way in
// this program, and a channel that is closed when there are none any more (nil
// when there are none now). Work that can wait reads it so as not to take the
// processor away from replies that stream.
func Foreground() (n int, idle <-chan struct{}) {
	traffic.Lock()
	defer traffic.Unlock()
	return traffic.n, traffic.idle
}

// show counts a request that is watched until the function it returns is
// called.
func show(r Request) (done func()) {
	if r.Background {
		return func() {}
	}
	traffic.Lock()
	defer traffic.Unlock()
	if traffic.n++; traffic.idle == nil {
		traffic.idle = make(chan struct{})
	}
	return func() {
		traffic.Lock()
		defer traffic.Unlock()
		if traffic.n--; traffic.n == 0 {
			close(traffic.idle)
			traffic.idle = nil
		}
	}
}
