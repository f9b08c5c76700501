package letter

import "strings"

// bulk tells whether a machine or a list sent the message, and why it is thought so. Automatic replies are told by RFC
// 3834, lists by RFC 2919 and 2369.
func bulk(h header, from Address, calendar bool) (why string) {
	switch {
	case h.has("list-id") || h.has("list-unsubscribe") || h.has("list-post"):
		return "it came through a mailing list"
	case isAny(h.get("precedence"), "bulk", "list", "junk"):
		return "it is marked as bulk mail"
	case h.has("auto-submitted") && !strings.HasPrefix(strings.ToLower(h.get("auto-submitted")), "no"),
		h.has("x-autoreply"), h.has("x-autorespond"):
		return "a program sent it"
	case calendar || strings.Contains(strings.ToLower(h.get("content-class")), "calendarmessage"):
		return "it is a calendar notice"
	case noReply(from.Address):
		return "its sender takes no replies"
	case strings.HasPrefix(strings.ToLower(h.get("content-type")), "multipart/report"):
		return "it is a delivery report"
	}
	return ""
}

func isAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.EqualFold(strings.TrimSpace(s), w) {
			return true
		}
	}
	return false
}

// noReply knows senders behind which nobody reads.
func noReply(address string) bool {
	local, domain, _ := strings.Cut(address, "@")
	squeezed := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_.", r) {
			return -1
		}
		return r
	}, local)
	for _, word := range []string{"noreply", "donotreply", "dontreply", "mailerdaemon", "bounce", "unsubscribe"} {
		if strings.HasPrefix(squeezed, word) || strings.HasSuffix(squeezed, word) {
			return true
		}
	}
	switch squeezed {
	case "postmaster", "newsletter", "newsletters", "notification", "notifications", "notify", "alerts", "autoreply", "autoresponder",
		"listserv", "majordomo", "mailman", "root", "cron", "daemon", "calendarnotification", "bounces":
		return true
	}
	return strings.HasPrefix(domain, "noreply.") || strings.HasPrefix(domain, "bounce.")
}
