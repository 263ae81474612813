package example;

import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.view.RedirectView;

@RestController
class PageController {
  @GetMapping("/bff/login")
  RedirectView login() {
    return new RedirectView("/oauth2/authorization/idp");
  }

  @GetMapping("/csrf")
  CsrfToken csrf(CsrfToken token) {
    return token;
  }

  /** Returns an empty body, which is `null` to the page, if no user is signed in. */
  @GetMapping("/api/me")
  Map<String, String> me(@AuthenticationPrincipal OidcUser user) {
    return user == null ? null : Map.of("username", user.getSubject());
  }
}
