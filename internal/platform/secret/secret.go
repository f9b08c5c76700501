// Package secret seals what belongs to one person with a key of hers.
// It guarantees that a sealed value opens only with its owner's key and only in the place it was sealed for.
package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
)

const keySize = 32

// Magic begins every sealed value, so that a test can find them in raw files.
const Magic = "UPW1"

// Keeper holds the master key, which wraps the keys of the owners.
type Keeper struct {
	path   string
	random *id.Source

	mu     sync.Mutex
	master []byte // nil until it is needed and there
	keys   map[operation.Actor]*Key
}

// Open returns the Keeper of the master key in the file at path. A missing file is made when the first owner's key is; a file
// that cannot be read, that others may read too, or that holds no key, is an Unavailable failure.
func Open(path string, random *id.Source) (*Keeper, error) {
	k := &Keeper{path: path, random: random, keys: map[operation.Actor]*Key{}}
	if err := k.load(); err != nil {
		return nil, err
	}
	return k, nil
}

// load reads the master key, if its file is there by now: another program that began at the same time may have made it.
func (k *Keeper) load() error {
	text, mode, err := readKey(k.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "The key file %s cannot be read: check its permissions.", k.path)
	}
	if mode&0o077 != 0 && runtime.GOOS != "windows" { // there, the bits say nothing about who may read
		return fault.New(fault.Unavailable, "The key file %s is open to others on this computer: run “chmod 600 %[1]s” and start again (where a stick knows no permissions, mount it with umask=077).", k.path)
	}
	master, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(master) != keySize {
		return fault.New(fault.Unavailable, "The file %s is not a key of Upward: put your copy of the key there.", k.path)
	}
	k.master = master
	return nil
}

// readKey returns what a file holds and who may use it, of one and the same file.
func readKey(path string) ([]byte, os.FileMode, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	text, err := io.ReadAll(io.LimitReader(file, 4096)) // a key is 65 bytes
	return text, info.Mode().Perm(), err
}

// Key returns the key of an owner, made on first use. Without the master key that wrapped it, it is an Unavailable failure.
func (k *Keeper) Key(tx *database.Tx, by operation.Actor) (*Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if key := k.keys[by]; key != nil {
		return key, nil
	}
	wrapped, found, err := database.One(tx, scanBytes, `SELECT wrapped FROM secret_key WHERE org = $1 AND owner = $2`, by.Org, by.Owner)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, fault.New(fault.NotFound, "There is no key for this account yet.")
	}
	if k.master == nil {
		if err := k.load(); err != nil {
			return nil, err
		}
	}
	if k.master == nil {
		return nil, fault.New(fault.Unavailable, "The key file %s is missing, and without it nothing private can be read: put your copy of it back.", k.path)
	}
	plain, err := open(k.master, place(by), wrapped)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "The key file %s does not belong to this data: put the right one there.", k.path)
	}
	k.keys[by] = newKey(plain, by)
	return k.keys[by], nil
}

// Create makes and stores the key of a new owner.
func (k *Keeper) Create(tx *database.Tx, by operation.Actor) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.master == nil {
		if err := k.load(); err != nil {
			return err
		}
	}
	if k.master == nil {
		if err := k.createMaster(); err != nil {
			return err
		}
	}
	wrapped, err := seal(k.master, k.random, place(by), k.random.Bytes(keySize))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO secret_key (org, owner, wrapped) VALUES ($1, $2, $3)`, by.Org, by.Owner, wrapped)
	return err
}

// Sign returns a code that only the holder of the master key can make for text, for one purpose.
func (k *Keeper) Sign(purpose, text string) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	h := hmac.New(sha256.New, derive(k.master, "sign/"+purpose))
	h.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)) // whole: this one is all that guards a link
}

func (k *Keeper) createMaster() error {
	master := k.random.Bytes(keySize)
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return fault.Wrap(err, fault.Unavailable, "The key file %s cannot be made: choose another folder with --data.", k.path)
	}
	if err := writeNew(k.path, hex.EncodeToString(master)+"\n"); err != nil {
		return fault.Wrap(err, fault.Unavailable, "The key file %s cannot be made: check the folder's permissions and the free space of the disk.", k.path)
	}
	k.master = master
	return nil
}

// writeNew makes a file that is either whole or not there, and never replaces one: half a key would lock the owner out.
func writeNew(path, text string) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".key-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.WriteString(text)
	// The key must be on the disk before anything is sealed with it.
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err = os.Link(file.Name(), path); err == nil || errors.Is(err, os.ErrExist) {
		return err
	}
	return os.Rename(file.Name(), path) // some disks know no links
}

func place(by operation.Actor) string { return "owner/" + by.Org + "/" + by.Owner }

func scanBytes(row database.Row) (b []byte, err error) { return b, row.Scan(&b) }

// Key seals and opens for one owner.
type Key struct {
	sealing, blinding []byte
	place             string
	random            *id.Source
}

func newKey(plain []byte, by operation.Actor) *Key {
	return &Key{sealing: derive(plain, "seal"), blinding: derive(plain, "blind"), place: place(by) + "/", random: id.New(nil)}
}

// Seal returns value as JSON, encrypted and bound to its place: table and row, such as "ask/"+id.
func (k *Key) Seal(place string, value any) ([]byte, error) {
	plain, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return seal(k.sealing, k.random, k.place+place, plain)
}

// Open decodes what Seal made for the same place into the value that into points to.
func (k *Key) Open(place string, sealed []byte, into any) error {
	plain, err := open(k.sealing, k.place+place, sealed)
	if err != nil {
		return fault.Wrap(err, fault.Internal, "A private entry could not be opened; restore the data and its key from one backup.")
	}
	return json.Unmarshal(plain, into)
}

// Blind returns a name for value that is the same each time, and tells nothing to who lacks the key; use separates purposes.
func (k *Key) Blind(use, value string) string { return mac(k.blinding, use+"\x00"+value) }

// macSize keeps keys short; among a million names two fall together once in 10^17 tries.
const macSize = 12

func mac(key []byte, text string) string {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:macSize])
}

func derive(key []byte, use string) []byte {
	derived, err := hkdf.Key(sha256.New, key, nil, "upward/"+use, keySize)
	if err != nil {
		panic("secret: " + err.Error()) // only a wrong length can fail, and ours is constant
	}
	return derived
}

func seal(key []byte, random *id.Source, place string, plain []byte) ([]byte, error) {
	aead, err := cipherOf(key)
	if err != nil {
		return nil, err
	}
	nonce := random.Bytes(aead.NonceSize())
	return aead.Seal(append([]byte(Magic), nonce...), nonce, plain, []byte(place)), nil
}

func open(key []byte, place string, sealed []byte) ([]byte, error) {
	aead, err := cipherOf(key)
	if err != nil {
		return nil, err
	}
	rest, ok := strings.CutPrefix(string(sealed), Magic)
	if !ok || len(rest) < aead.NonceSize() {
		return nil, errors.New("secret: not a sealed value")
	}
	return aead.Open(nil, []byte(rest[:aead.NonceSize()]), []byte(rest[aead.NonceSize():]), []byte(place))
}

func cipherOf(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}
