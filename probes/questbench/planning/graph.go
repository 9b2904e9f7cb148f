package planning

import "sync"

// A graph is every state of a domain and the moves between them, for the first
// solver. Every move can be undone by one, so distances to the goal are found
// by walking from it.
type graph struct {
	*Domain
	states []uint64
	under  [][]int
	index  map[uint64]int32
	next   [][]int32
}

var graphs [MaxBlocks + 1]struct {
	once sync.Once
	g    *graph
}

// graphOf builds the graph of n blocks once.
func graphOf(n int) *graph {
	slot := &graphs[n]
	slot.once.Do(func() { slot.g = build(n) })
	return slot.g
}

func build(n int) *graph {
	g := &graph{Domain: NewDomain(n), index: map[uint64]int32{}}
	g.add(g.start())
	for i := 0; i < len(g.under); i++ {
		moves(g.under[i], func(u []int) { g.next[i] = append(g.next[i], g.add(u)) })
	}
	return g
}

// start has all blocks on the table.
func (g *graph) start() []int {
	u := make([]int, g.Blocks)
	for i := range u {
		u[i] = onTable
	}
	return u
}

// add returns the number of a state, a new one if need be.
func (g *graph) add(under []int) int32 {
	state := g.facts(under)
	if i, ok := g.index[state]; ok {
		return i
	}
	i := int32(len(g.states))
	g.index[state] = i
	g.states = append(g.states, state)
	g.under = append(g.under, append([]int(nil), under...))
	g.next = append(g.next, nil)
	return i
}

// moves calls visit with every state that one move leads to.
func moves(under []int, visit func([]int)) {
	held := -1
	var covered [MaxBlocks]bool
	for a, b := range under {
		if b == inArm {
			held = a
		} else if b != onTable {
			covered[b] = true
		}
	}
	u := append([]int(nil), under...)
	set := func(a, where int) {
		old := u[a]
		u[a] = where
		visit(u)
		u[a] = old
	}
	if held < 0 {
		for a := range under {
			if !covered[a] {
				set(a, inArm)
			}
		}
		return
	}
	set(held, onTable)
	for b := range under {
		if b != held && !covered[b] {
			set(held, b)
		}
	}
}

// distances is, by state, the number of moves to the nearest state in which
// goal holds.
func (g *graph) distances(goal uint64) []int8 {
	dist := make([]int8, len(g.states))
	var queue []int32
	for i, s := range g.states {
		dist[i] = -1
		if s&goal == goal {
			dist[i] = 0
			queue = append(queue, int32(i))
		}
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range g.next[i] {
			if dist[j] < 0 {
				dist[j] = dist[i] + 1
				queue = append(queue, j)
			}
		}
	}
	return dist
}

// fitting lists the states that agree with what is known.
func (g *graph) fitting(k Known) []int32 {
	var out []int32
	for i, s := range g.states {
		if k.Fits(s) {
			out = append(out, int32(i))
		}
	}
	return out
}
