package gain

import "askance/session"

// tell puts gains in the outbox and sees to it that somebody empties it. The
// caller holds the lock.
func (q *Queue) tell(gains ...session.Gain) {
	q.outbox = append(q.outbox, gains...)
	if q.telling || len(q.outbox) == 0 {
		return
	}
	q.telling = true
	go q.deliver()
}

func (q *Queue) deliver() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.outbox) > 0 {
		gains := q.outbox
		q.outbox = nil
		q.mu.Unlock()
		for _, g := range gains {
			q.publish(g)
		}
		q.mu.Lock()
	}
	q.telling = false
	q.settle()
}

// settle wakes those who wait, once there is nothing left to do. The caller
// holds the lock.
func (q *Queue) settle() {
	if !q.idle() {
		return
	}
	for _, w := range q.waiting {
		close(w)
	}
	q.waiting = nil
}

func (q *Queue) idle() bool {
	return len(q.ends)+len(q.steps)+len(q.running)+len(q.outbox) == 0 && !q.telling
}
