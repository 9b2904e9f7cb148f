package act
import ("testing";"os";"strings")
func TestDbg(t *testing.T){
 r:=strings.ReplaceAll(os.Getenv("R"),`\n`,"\n"); if r=="" {t.Skip()}
 l:=Label(r,Context{Final:true,Prompt:os.Getenv("P")})
 t.Logf("%s asks=%v commits=%v flags=%v declines=%v tags=%v why=%s", l.Act,l.Asks,l.Commits,l.Flags,l.Declines,l.Tags,l.Why)
 for _,s:=range l.Spans {t.Logf("  %s %q %s",s.Role,r[s.Start:s.End],s.Why)}
}
