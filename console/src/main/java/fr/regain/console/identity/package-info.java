/**
 * The protocol of an outside identity provider: OpenID Connect by discovery, with the authorization
 * code, PKCE, state and nonce. It finds out who a person is and believes nothing that it has not
 * verified; whom that lets in is decided by {@code access}.
 *
 * <p>Owns no table; uses {@code platform} alone.
 */
@NullMarked
package fr.regain.console.identity;

import org.jspecify.annotations.NullMarked;
