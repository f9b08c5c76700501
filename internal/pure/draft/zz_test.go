package draft
import ("testing";"fmt")
func TestZZ(t *testing.T){
 for _,s:=range []string{"Hope it's okay to ask this.","Totally fine if not.","Never mind if it's too much.","Apologies for the bother.","Stupid question maybe."}{
  d:="Hi Tom,\n"+s+" Could you sign the lease by Monday?\nLena"
  l:=open(d,Context{Now:morning})
  for _,x:=range l.sentences{fmt.Printf("%q asks %d hits %d; ",x.text,x.asks,len(hits(hedges(),x.text)))}
  f:=hedge(l)
  if f!=nil{ fmt.Printf("%q holds %v", f.Rewrite, holds(l,facts(d),*f,hedge))}
  fmt.Println()
 }
}
