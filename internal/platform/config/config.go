// Package config is what can be set from outside: one struct, read from the environment, overridden by flags.
// It guarantees that every setting has a default, a sentence of help, and that secrets are masked where settings are shown.
package config

import (
	"fmt"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/caarlos0/env/v11"

	"upward/internal/platform/fault"
)

// Config is every setting.
type Config struct {
	Data      string `env:"UPWARD_DATA" flag:"data" doc:"Folder of the data. Default: upward in the XDG data directory (XDG_DATA_HOME, else ~/.local/share)."`
	Database  string `env:"UPWARD_DATABASE" flag:"database" secret:"true" doc:"Address of a PostgreSQL database (postgres://…) to use instead of the file in the data folder."`
	KeyFile   string `env:"UPWARD_KEY_FILE" flag:"key-file" doc:"File of the master key, without which nothing private can be read. Default: upward.key in the data folder."`
	Listen    string `env:"UPWARD_LISTEN" flag:"listen" envDefault:"127.0.0.1:8420" doc:"Address and port that the pages are served on; loopback only."`
	PublicURL string `env:"UPWARD_PUBLIC_URL" flag:"public-url" doc:"Address at which your manager can reach this server, for signed confirmation links. Without it a back-brief is a mail with a short code."`
}

// Load reads the settings from an environment and fills in the defaults that depend on others.
func Load(environment map[string]string) (Config, error) {
	c, err := env.ParseAsWithOptions[Config](env.Options{Environment: environment})
	if err != nil {
		return c, fault.Wrap(err, fault.Invalid, "A setting in the environment cannot be read; “upward config” lists them.")
	}
	if c.Data == "" {
		base := environment["XDG_DATA_HOME"]
		if base == "" {
			base = filepath.Join(environment["HOME"], ".local", "share")
		}
		c.Data = filepath.Join(base, "upward")
	}
	return c, nil
}

// Check fills in what follows from other settings and says what is wrong with them.
func (c *Config) Check() error {
	if c.KeyFile == "" {
		c.KeyFile = filepath.Join(c.Data, "upward.key")
	}
	if c.PublicURL != "" {
		u, err := url.Parse(c.PublicURL)
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			return fault.Field("public-url", "--public-url wants an address such as https://upward.example.com.")
		}
		c.PublicURL = strings.TrimRight(c.PublicURL, "/")
	}
	return nil
}

// Address returns what database.Open wants: the PostgreSQL address, else the file in the data folder.
func (c Config) Address() string {
	if c.Database != "" {
		return c.Database
	}
	return filepath.Join(c.Data, "upward.db")
}

// Setting is one line of help.
type Setting struct {
	Flag     string `json:"flag"`
	Variable string `json:"variable"`
	Value    string `json:"value"`
	Doc      string `json:"doc"`
}

// Settings lists every setting with its value, secrets masked.
func (c Config) Settings() []Setting {
	var all []Setting
	v := reflect.ValueOf(c)
	for i := range v.NumField() {
		field, value := v.Type().Field(i), fmt.Sprint(v.Field(i).Interface())
		if field.Tag.Get("secret") != "" && value != "" {
			value = "(set)"
		}
		all = append(all, Setting{field.Tag.Get("flag"), field.Tag.Get("env"), value, field.Tag.Get("doc")})
	}
	return all
}

// Pointers returns, by flag name, where each setting is kept, for the command line to fill.
func (c *Config) Pointers() map[string]*string {
	all := map[string]*string{}
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		all[v.Type().Field(i).Tag.Get("flag")] = v.Field(i).Addr().Interface().(*string)
	}
	return all
}
