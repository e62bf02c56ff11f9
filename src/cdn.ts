/** The script-tag build: loading it registers `<smoc-chat>`. */
import './define.ts';
