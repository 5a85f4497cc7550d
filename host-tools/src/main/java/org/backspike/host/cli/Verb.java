package org.backspike.host.cli;

/**
 * A verb that lives above the host tools and joins the command line through {@link
 * java.util.ServiceLoader}: a class with a picocli command annotation that extends {@link
 * AbstractVerb}.
 */
public interface Verb {}
