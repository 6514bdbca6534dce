/** The console's design as tests: what may use what, each rule with a sample that breaks it. */
@NullMarked
package fr.regain.console.architecture;

import org.jspecify.annotations.NullMarked;
