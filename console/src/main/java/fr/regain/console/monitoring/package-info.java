/**
 * What the console tells the programs that watch it: whether it is ready, and its figures in the
 * format of Prometheus. Owns no table; nobody uses it.
 */
@NullMarked
package fr.regain.console.monitoring;

import org.jspecify.annotations.NullMarked;
