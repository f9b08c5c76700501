package peopleweb

import (
	"net/http"

	"upward/internal/feature/people"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

func pageOf(id string) string { return "/people/" + id }

func (p *Pages) rename(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Name string `form:"name"`
	}
	err := web.Form(r, &in)
	if err == nil {
		_, err = p.people.Rename(r.Context(), by, people.Naming{Person: r.PathValue("id"), Name: in.Name})
	}
	if fault.KindOf(err) == fault.Invalid {
		v, failed := p.view(r, by)
		if failed != nil {
			return failed
		}
		v.name, v.wrong = in.Name, err
		return web.ShowStatus(w, r, web.Status(fault.Invalid), personPage(v))
	}
	if err != nil {
		return err
	}
	return web.Redirect(w, r, pageOf(r.PathValue("id")), &web.Flash{Message: "The name is changed."})
}

func (p *Pages) merge(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	person, err := p.people.Merge(r.Context(), by, people.Merging{Person: r.PathValue("id"), Other: r.PathValue("other")})
	if err != nil {
		return err
	}
	return web.Redirect(w, r, pageOf(person.ID), &web.Flash{Message: "They are one person now.", Undo: undoMerge(person)})
}

// undoMerge splits what was merged last.
func undoMerge(person people.Person) string {
	if len(person.Merges) == 0 {
		return ""
	}
	return "/merges/" + person.Merges[len(person.Merges)-1].ID + "/split"
}

func (p *Pages) split(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	whole, err := p.holder(r, by, r.PathValue("merge"))
	if err != nil {
		return err
	}
	apart, err := p.people.Split(r.Context(), by, people.Splitting{Merge: r.PathValue("merge")})
	if err != nil {
		return err
	}
	flash := &web.Flash{Message: "They are two people now, and stay so at the next import."}
	if whole != "" {
		flash.Undo = pageOf(whole) + "/merge/" + apart.ID
		return web.Redirect(w, r, pageOf(whole), flash)
	}
	return web.Redirect(w, r, pageOf(apart.ID), flash)
}

// holder returns the person from whose page the merge is being split.
func (p *Pages) holder(r *http.Request, by operation.Actor, merge string) (string, error) {
	found, err := p.people.MergeOf(r.Context(), by, people.Splitting{Merge: merge})
	return found.ID, err
}

func (p *Pages) claim(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	person, err := p.people.Show(r.Context(), by, people.Which{Person: r.PathValue("id")})
	if err != nil {
		return err
	}
	if len(person.Addresses) == 0 {
		return fault.New(fault.Invalid, "This person has no address that could be yours.")
	}
	me, err := p.people.Claim(r.Context(), by, people.Claiming{Address: person.Addresses[0]})
	if err != nil {
		return err
	}
	flash := &web.Flash{Message: "This is you now."}
	if me.ID != person.ID {
		flash.Undo = undoMerge(me)
	}
	return web.Redirect(w, r, pageOf(me.ID), flash)
}

func (p *Pages) confirm(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	if _, err := p.people.ConfirmManager(r.Context(), by, people.Confirming{Person: id}); err != nil {
		return err
	}
	return web.Redirect(w, r, pageOf(id), &web.Flash{Message: "Noted: this person manages you.", Undo: pageOf(id) + "/no-manager"})
}

func (p *Pages) unconfirm(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	if _, err := p.people.EndManager(r.Context(), by, people.Ending{Person: id, Mistake: true}); err != nil {
		return err
	}
	return web.Redirect(w, r, pageOf(id), &web.Flash{Message: "Taken back: this person does not manage you.", Undo: pageOf(id) + "/manager"})
}

// asked is the page that says what forgetting erases, before anything is erased.
func (p *Pages) asked(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	v, err := p.view(r, by)
	if err != nil {
		return err
	}
	if v.person.Me {
		return fault.New(fault.Invalid, "This is you. To erase everything, delete the data folder.")
	}
	return web.Show(w, r, forgetPage(v))
}

func (p *Pages) forget(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	if _, err := p.people.Forget(r.Context(), by, people.Which{Person: r.PathValue("id")}); err != nil {
		return err
	}
	return web.Redirect(w, r, "/people", &web.Flash{Message: "Forgotten. A later import does not bring this person back."})
}
