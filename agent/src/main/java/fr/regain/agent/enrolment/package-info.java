/**
 * How the device gets, keeps and regains its identity: token, key, certificate and their file. Used
 * by {@code checkin}.
 */
@NullMarked
package fr.regain.agent.enrolment;

import org.jspecify.annotations.NullMarked;
