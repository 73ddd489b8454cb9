import { Initials } from "../../ui/initials.tsx";
import { Popover, PopoverButton } from "../../ui/popover.tsx";
import { useViewer } from "../../viewer-context.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** Who is signed in, the theme, and the way out. It works without scripts. */
export function UserMenu() {
  const { login, name, role } = useViewer();
  return (
    <>
      <PopoverButton opens="user-menu" label={`You: ${login}`} className="size-8 rounded-full">
        <Initials login={login} />
      </PopoverButton>
      <Popover id="user-menu" className="w-60 p-1.5">
        <div className="px-2.5 py-1.5">
          <div className="font-semibold">{name ?? login}</div>
          <div className="text-sm text-muted">
            {login} · {role.toLowerCase()}
          </div>
        </div>
        <div className="my-1.5 border-t border-line" />
        <ThemeChoice />
        <div className="my-1.5 border-t border-line" />
        {/* The API owns the session, so this form goes there and not to a route. */}
        <form method="post" action="/auth/sign-out">
          <button type="submit" className="h-8 w-full rounded-md px-2.5 text-left hover:bg-hover">
            Sign out
          </button>
        </form>
      </Popover>
    </>
  );
}
