package main
import ("testing";"fmt")
func TestZZ(t *testing.T){
 all,_:=readMails()
 for _,m:=range all { if !m.in("odd") {continue}
  fmt.Printf("=== %s %s\n%s\n",m.ID,m.Now,m.Text)
  for _,g:=range m.first { ok:=""; for _,o:=range m.ours { if o.meets(g) { ok="= "+o.day+" "+o.kind; if o.day==g.day {break} } }; fmt.Printf("  GOLD %s %s %q   %s\n",g.day,g.kind,g.what,ok) }
  for _,o:=range m.ours { hit:=false; for _,g:=range m.first { hit=hit||o.meets(g) }; if !hit {fmt.Printf("  EXTRA %s %s %q\n",o.day,o.kind,o.what)} }
 }
}
