package example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;

@SpringBootApplication
public class SpringBff {
  public static void main(String[] args) {
    SpringApplication.run(SpringBff.class, args);
  }

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http, ClientRegistrationRepository clientRegistrations) throws Exception {
    // HttpClient cannot follow a redirect to the provider, so it gets the URL in a header.
    var toProvider = new OidcClientInitiatedLogoutSuccessHandler(clientRegistrations);
    toProvider.setPostLogoutRedirectUri("{baseUrl}/login");
    toProvider.setRedirectStrategy((request, response, url) -> {
      response.setStatus(HttpStatus.ACCEPTED.value());
      response.setHeader(HttpHeaders.LOCATION, url);
    });
    return http
        .authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
        .oauth2Login(Customizer.withDefaults())
        .csrf((csrf) -> csrf.spa())
        .logout((logout) -> logout.logoutUrl("/bff/logout").logoutSuccessHandler(toProvider))
        .build();
  }
}
