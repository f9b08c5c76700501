package web

import (
	"net/http"
	"net/url"

	"upward/internal/platform/fault"
)

// trouble is an error as a page shows it.
type trouble struct {
	title, message  string
	reference, back string
	guest           bool // there is no Today for them
}

// showTrouble answers with the page for err. When even that fails, plain words do.
func showTrouble(w http.ResponseWriter, r *http.Request, err error, reference string) {
	kind := fault.KindOf(err)
	t := trouble{title: troubleTitle(kind), message: fault.Message(err), reference: reference, back: Back(r), guest: isGuest(r.Context())}
	for _, name := range []string{"Content-Disposition", "Content-Encoding", "Content-Length", "ETag", "Last-Modified"} {
		w.Header().Del(name) // they described the answer that did not come about
	}
	page := troublePage(t)
	if Part(r) {
		w.Header().Set("HX-Retarget", "#messages")
		w.Header().Set("HX-Reswap", "innerHTML")
		page = troublePart(t)
	}
	if ShowStatus(w, r, Status(kind), page) != nil {
		http.Error(w, t.message, Status(kind))
	}
}

func troubleTitle(kind fault.Kind) string {
	switch kind {
	case fault.Invalid:
		return "Something does not fit"
	case fault.Forbidden:
		return "This is not open to you"
	case fault.NotFound:
		return "Nothing is here"
	case fault.Conflict:
		return "It changed meanwhile"
	case fault.Limited:
		return "That was too much at once"
	case fault.Unavailable:
		return "Not possible just now"
	}
	return "That went wrong on our side"
}

// Back returns the path of the page of ours that led here, or "" where somebody came from elsewhere or loaded the page again.
func Back(r *http.Request) string {
	from, err := url.Parse(r.Referer())
	if err != nil || from.Host != r.Host || from.Host == "" || !local(from.RequestURI()) {
		return ""
	}
	if back := from.RequestURI(); back != r.URL.RequestURI() || r.Method != http.MethodGet {
		return back
	}
	return ""
}
