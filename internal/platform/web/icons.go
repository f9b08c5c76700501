package web

// drawing returns the path of an icon on a field of 24 × 24, drawn with a round pen.
func drawing(name string) string {
	switch name {
	case "upward":
		return "M5 20h14M5 14.5l7-8 7 8"
	case "today":
		return "M3 18.5h18M6.5 18.5a5.5 5.5 0 0 1 11 0M12 5v3.5M4.5 9.5l2 2M19.5 9.5l-2 2"
	case "asks":
		return "M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7l-4.5 4v-4H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5zM8 9h8M8 12.5h5"
	case "manager":
		return "M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM4.5 20.5c.6-3.9 3.5-6 7.5-6s6.9 2.1 7.5 6"
	case "people":
		return "M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM2.5 19.5c.5-3.4 3-5.2 6.5-5.2s6 1.8 6.5 5.2M15.5 5.3a3.2 3.2 0 0 1 0 6M18 14.8c2 .7 3.2 2.3 3.5 4.7"
	case "mail":
		return "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5V7a1.5 1.5 0 0 1 1.5-1.5zM3.5 7.5 12 13.5l8.5-6"
	case "search":
		return "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5"
	case "back":
		return "M14.5 6 8.5 12l6 6"
	case "forward":
		return "M9.5 6l6 6-6 6"
	}
	return sign(name)
}

// sign returns the path of the sign of a state.
func sign(name string) string {
	switch name {
	case "heard":
		return "M7 17.5c-2 0-3-1.6-3-3.6C4 10 6 7.3 9 6.5M17 17.5c-2 0-3-1.6-3-3.6 0-3.9 2-6.6 5-7.4M4.2 13.5h4.3v4M14.2 13.5h4.3v4"
	case "pencil":
		return "M4.5 19.5l1-4.5L15.5 5a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L9 18.5zM13.5 7l3.5 3.5"
	case "agreed":
		return "M9 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM15 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10z"
	case "delivered":
		return "M4 12h14M12.5 6.5 18 12l-5.5 5.5"
	case "check":
		return "M4.5 12.5l5 5 10-11"
	case "half":
		return "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16"
	case "cross":
		return "M6.5 6.5l11 11M17.5 6.5l-11 11"
	case "alarm":
		return "M12 5v9M12 18.5v.01"
	case "warning":
		return "M12 4.5l8.7 15H3.3zM12 10.5v4M12 17v.01"
	case "remark":
		return "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.6v.01"
	case "clock":
		return "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2"
	case "eye":
		return "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
	case "lock":
		return "M6.5 11h11A1.5 1.5 0 0 1 19 12.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11zM8 11V8a4 4 0 0 1 8 0v3"
	}
	return "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
}
