/**
 * The certificate by which the pages speak TLS, when the settings give one: read from two files,
 * verified, and replaced in a running console when the files change.
 *
 * <p>Owns no table; uses {@code platform} alone. The agents' side has certificates of its own
 * making, see {@code gateway}.
 */
@NullMarked
package fr.regain.console.certificate;

import org.jspecify.annotations.NullMarked;
