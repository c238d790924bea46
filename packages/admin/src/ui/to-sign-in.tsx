/** Leads to signing in, and from there back to the page that was asked for. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

export function ToSignIn() {
  const { href } = useLocation();
  const navigate = useNavigate();
  const hasLeft = useRef(false);
  useEffect(() => {
    // Once: on the way, the address is already that of signing in, and must not be asked to lead back to itself.
    if (hasLeft.current || href.startsWith('/sign-in')) return;
    hasLeft.current = true;
    void navigate({ to: '/sign-in', search: { next: href }, replace: true });
  }, [href, navigate]);
  return null;
}
